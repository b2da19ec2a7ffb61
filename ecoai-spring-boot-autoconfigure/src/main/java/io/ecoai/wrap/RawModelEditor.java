package io.ecoai.wrap;

import java.beans.PropertyEditorSupport;

/**
 * Converts a stand-in to the model behind it where the container is asked for a bean by
 * its name and by a class that the stand-in does not have.
 */
final class RawModelEditor extends PropertyEditorSupport {

	private final Class<?> type;

	RawModelEditor(Class<?> type) {
		this.type = type;
	}

	@Override
	public void setValue(Object value) {
		if (!this.type.isInstance(value) && value instanceof StandIn standIn
				&& this.type.isInstance(standIn.ecoAiRawObject())) {
			super.setValue(standIn.ecoAiRawObject());
		}
		else {
			super.setValue(value);
		}
	}

}
