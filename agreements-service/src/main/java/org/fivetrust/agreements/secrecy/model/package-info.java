/** What other features know of secrecy. Plain Java. */
@NullMarked
package org.fivetrust.agreements.secrecy.model;

import org.jspecify.annotations.NullMarked;
