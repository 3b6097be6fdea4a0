/** Readers of CSV and XLSX files with limits on size and content. Plain Java. */
@NullMarked
package org.fivetrust.tabular.model;

import org.jspecify.annotations.NullMarked;
