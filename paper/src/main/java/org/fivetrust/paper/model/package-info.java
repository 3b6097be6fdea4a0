/** What is printed: tables with their headings, and amounts in capital numerals. */
@NullMarked
package org.fivetrust.paper.model;

import org.jspecify.annotations.NullMarked;
