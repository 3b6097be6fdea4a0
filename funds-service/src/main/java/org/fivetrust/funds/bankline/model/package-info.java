/** What is told and heard over a bank line, and what comes of it. Plain Java. */
@NullMarked
package org.fivetrust.funds.bankline.model;

import org.jspecify.annotations.NullMarked;
