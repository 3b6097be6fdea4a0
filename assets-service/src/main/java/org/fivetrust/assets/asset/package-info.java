/** The asset register (资产台账). */
@NullMarked
package org.fivetrust.assets.asset;

import org.jspecify.annotations.NullMarked;
