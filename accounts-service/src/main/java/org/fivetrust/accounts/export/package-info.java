/** The books in forms that others read: auditors, plain-text ledgers, spreadsheets (数据导出). */
@NullMarked
package org.fivetrust.accounts.export;

import org.jspecify.annotations.NullMarked;
