/** Books taken over from files, whole or not at all (导入). */
@NullMarked
package org.fivetrust.accounts.intake;

import org.jspecify.annotations.NullMarked;
