/** What may be filed and what is kept of it. Plain Java. */
@NullMarked
package org.fivetrust.archives.record.model;

import org.jspecify.annotations.NullMarked;
