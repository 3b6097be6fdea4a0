/** How long each kind of paper is kept (保管期限表). */
@NullMarked
package org.fivetrust.archives.retention;

import org.jspecify.annotations.NullMarked;
