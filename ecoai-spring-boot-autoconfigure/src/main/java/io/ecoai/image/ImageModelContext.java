package io.ecoai.image;

import io.ecoai.call.CalledModel;
import io.ecoai.endpoint.LocatedModel;

/**
 * What all decorators of one image model share.
 *
 * @param identity who answers
 * @param model records its calls
 */
record ImageModelContext(LocatedModel<ImageProvider> identity, CalledModel model) {

}
