/** Where events may go, when again, and when no more. Plain Java. */
@NullMarked
package org.fivetrust.agreements.webhook.model;

import org.jspecify.annotations.NullMarked;
