/** How the depreciable amount of an asset is charged to months. Plain Java. */
@NullMarked
package org.fivetrust.assets.depreciation.model;

import org.jspecify.annotations.NullMarked;
