/** What a bank file is made of and what may stand in it. Plain Java. */
@NullMarked
package org.fivetrust.funds.bankfile.model;

import org.jspecify.annotations.NullMarked;
