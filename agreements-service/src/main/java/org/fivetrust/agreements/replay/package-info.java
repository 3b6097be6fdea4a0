/** Past acts judged by another agreement (协议推演); nothing is stored. */
@NullMarked
package org.fivetrust.agreements.replay;

import org.jspecify.annotations.NullMarked;
