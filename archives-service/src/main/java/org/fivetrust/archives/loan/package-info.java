/** Loans (借阅): nothing leaves the archive without the community's own decision. */
@NullMarked
package org.fivetrust.archives.loan;

import org.jspecify.annotations.NullMarked;
