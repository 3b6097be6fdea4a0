/** When a month or a year may be closed, and what is carried forward. */
@NullMarked
package org.fivetrust.accounts.period.model;

import org.jspecify.annotations.NullMarked;
