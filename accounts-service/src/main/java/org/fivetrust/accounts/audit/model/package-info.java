/** Mandates of auditors, and what they admit to. */
@NullMarked
package org.fivetrust.accounts.audit.model;

import org.jspecify.annotations.NullMarked;
