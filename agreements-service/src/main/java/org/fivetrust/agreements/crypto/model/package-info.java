/** What other features know of secrecy. Plain Java. */
@NullMarked
package org.fivetrust.agreements.crypto.model;

import org.jspecify.annotations.NullMarked;
