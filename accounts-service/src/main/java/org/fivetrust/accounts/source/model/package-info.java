/** Which book and which accounts a source goes to. */
@NullMarked
package org.fivetrust.accounts.source.model;

import org.jspecify.annotations.NullMarked;
