/** What is on the refusal list. Plain Java. */
@NullMarked
package org.fivetrust.seals.refusal.model;

import org.jspecify.annotations.NullMarked;
