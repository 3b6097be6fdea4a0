/** What a printed sheet says, before anybody knows how it is drawn. */
@NullMarked
package org.fivetrust.accounts.print.model;

import org.jspecify.annotations.NullMarked;
