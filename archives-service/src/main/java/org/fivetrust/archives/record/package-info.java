/** Records (档案): filed once with their bytes, described, found, read. */
@NullMarked
package org.fivetrust.archives.record;

import org.jspecify.annotations.NullMarked;
