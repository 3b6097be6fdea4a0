/** Disposals of assets (资产处置); each needs the community's own decision. */
@NullMarked
package org.fivetrust.assets.disposal;

import org.jspecify.annotations.NullMarked;
