/** Depreciation (折旧): the schedule of each asset. */
@NullMarked
package org.fivetrust.assets.depreciation;

import org.jspecify.annotations.NullMarked;
