/** The refusal list: certificates that must not be issued (不应出具证明事项清单). */
@NullMarked
package org.fivetrust.seals.refusal;

import org.jspecify.annotations.NullMarked;
