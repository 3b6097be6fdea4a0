/** How a table of entries is read. */
@NullMarked
package org.fivetrust.accounts.imports.model;

import org.jspecify.annotations.NullMarked;
