/**
 * Values every service shares: money, principals, refusals, rulings, warrants, and what is alike. Plain Java, with the
 * tables of ICU.
 */
@NullMarked
package org.fivetrust.shared.kernel;

import org.jspecify.annotations.NullMarked;
