/** Who and what is related to a person (利益关联), and how two spellings are found to be one party. Plain Java. */
@NullMarked
package org.fivetrust.agreements.relatedparty.model;

import org.jspecify.annotations.NullMarked;
