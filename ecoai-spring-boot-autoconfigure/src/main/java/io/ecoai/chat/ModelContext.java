package io.ecoai.chat;

import io.ecoai.call.CalledModel;

/**
 * What all decorators of one chat model share.
 *
 * @param identity who answers
 * @param model records its calls
 */
record ModelContext(ModelIdentity identity, CalledModel model) {

}
