package io.ecoai.sample;

import io.ecoai.EcoAi;
import io.ecoai.sample.provider.Provider;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who answers, and what has been saved so far.
 */
@RestController
@RequestMapping("/api")
class InfoController {

	private final Info info;

	private final EcoAi ecoAi;

	InfoController(Environment environment, ChatModel chatModel, EcoAi ecoAi) {
		Provider provider = Provider.selected(environment);
		this.info = new Info(provider.displayName(), chatModel.getOptions().getModel(), provider == Provider.STAND_IN);
		this.ecoAi = ecoAi;
	}

	@GetMapping("/info")
	Info info() {
		return this.info;
	}

	@GetMapping("/totals")
	UsageSummary totals() {
		return this.ecoAi.summary();
	}

	/**
	 * Who answers.
	 *
	 * @param provider the name of the provider whose client is used
	 * @param model the model that is asked for
	 * @param standIn whether the local stand-in answers in the provider's place
	 */
	record Info(String provider, @Nullable String model, boolean standIn) {

	}

}
