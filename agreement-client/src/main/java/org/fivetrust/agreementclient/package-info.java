/** How an area service asks the agreement, waits for a warrant and rules on standing acts by its mandate. */
@NullMarked
package org.fivetrust.agreementclient;

import org.jspecify.annotations.NullMarked;
