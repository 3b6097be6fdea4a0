/** Assets in trust (资产代管): the register and disposals. */
@NullMarked
package org.fivetrust.assets;

import org.jspecify.annotations.NullMarked;
