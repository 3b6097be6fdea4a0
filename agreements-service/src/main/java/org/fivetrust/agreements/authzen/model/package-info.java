/** A question in AuthZEN's terms and what it means here. Plain Java. */
@NullMarked
package org.fivetrust.agreements.authzen.model;

import org.jspecify.annotations.NullMarked;
