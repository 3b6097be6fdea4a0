/** Disposals (资产处置): nothing leaves the register without the community's own decision. */
@NullMarked
package org.fivetrust.assets.disposal;

import org.jspecify.annotations.NullMarked;
