/** Matters (事项): acts that need approval, from the intake of the act to its last step. */
@NullMarked
package org.fivetrust.agreements.matter;

import org.jspecify.annotations.NullMarked;
