/** Duties of an agreement: filing, yearly review, hand-over after an election (备案、年度考核、换届移交). */
@NullMarked
package org.fivetrust.agreements.duty;

import org.jspecify.annotations.NullMarked;
