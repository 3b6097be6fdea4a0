/** What a book is and what its accounts may be. */
@NullMarked
package org.fivetrust.accounts.book.model;

import org.jspecify.annotations.NullMarked;
