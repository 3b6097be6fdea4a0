/** What an imprint is asked for, and what it may be put on. Plain Java. */
@NullMarked
package org.fivetrust.seals.request.model;

import org.jspecify.annotations.NullMarked;
