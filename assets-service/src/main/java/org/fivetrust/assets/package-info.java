/** Assets held in trust (资产代管): the register of what a principal owns, and how a thing leaves it. */
@NullMarked
package org.fivetrust.assets;

import org.jspecify.annotations.NullMarked;
