/** Source events and posting rules. */
@NullMarked
package org.fivetrust.accounts.source.model;

import org.jspecify.annotations.NullMarked;
