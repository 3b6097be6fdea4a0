/** The authority: rulings on acts (裁定), matters (事项), warrants (执行令) and mandates (常设授权). */
@NullMarked
package org.fivetrust.agreements.authority;

import org.jspecify.annotations.NullMarked;
