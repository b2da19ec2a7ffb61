package io.ecoai.chat;

import io.ecoai.call.CalledModel;

/**
 * What all decorators of one chat model share.
 *
 * @param identity who answers
 * @param model records its calls
 * @param walk walks through its requests
 */
record ChatModelContext(ModelIdentity identity, CalledModel model, ChatRequestWalk walk) {

}
