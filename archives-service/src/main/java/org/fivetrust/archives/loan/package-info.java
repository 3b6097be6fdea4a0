/** Loans of records (借阅); each needs the community's own decision. */
@NullMarked
package org.fivetrust.archives.loan;

import org.jspecify.annotations.NullMarked;
