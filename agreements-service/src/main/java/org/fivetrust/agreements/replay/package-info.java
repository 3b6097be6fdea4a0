/** What a draft would have changed (协议推演): past acts judged by another agreement, nothing kept. */
@NullMarked
package org.fivetrust.agreements.replay;

import org.jspecify.annotations.NullMarked;
