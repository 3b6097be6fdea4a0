/** What an asset is, what it is worth and what it may become next. Plain Java. */
@NullMarked
package org.fivetrust.assets.asset.model;

import org.jspecify.annotations.NullMarked;
