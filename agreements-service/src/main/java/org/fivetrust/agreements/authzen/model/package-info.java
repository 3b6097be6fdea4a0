/** Terms of AuthZEN: subject, resource, action, decision. Plain Java. */
@NullMarked
package org.fivetrust.agreements.authzen.model;

import org.jspecify.annotations.NullMarked;
