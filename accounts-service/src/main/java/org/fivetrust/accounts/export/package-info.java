/** Exports of books for auditors, plain-text ledgers and spreadsheets (数据导出). */
@NullMarked
package org.fivetrust.accounts.export;

import org.jspecify.annotations.NullMarked;
