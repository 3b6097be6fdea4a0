/** Related parties of persons: a person handles no act with a related party. */
@NullMarked
package org.fivetrust.agreements.relatedparty;

import org.jspecify.annotations.NullMarked;
