/** Archives (档案): records held in trust, each with its bytes, its number and its period. */
@NullMarked
package org.fivetrust.archives;

import org.jspecify.annotations.NullMarked;
