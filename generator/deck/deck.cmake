owldeck_library(deck
  SOURCES
    deck/attention_keys.cc deck/blueprint.cc deck/check_names.cc deck/course.cc
    deck/data_files.cc deck/deck_file.cc deck/decode.cc
    deck/decode_animation.cc deck/decode_attention.cc deck/decode_audience.cc
    deck/decode_deck.cc
    deck/decode_diagram.cc deck/decode_experiment.cc deck/decode_figure.cc
    deck/decode_image.cc deck/decode_slide.cc deck/decode_tensor_figure.cc
    deck/decode_words.cc deck/gate.cc deck/hidden_names.cc
    deck/image_files.cc deck/load.cc
    deck/quiz.cc deck/schema.cc deck/schema_examples.cc deck/schema_json.cc
    deck/secrets.cc deck/slide_texts.cc
  USES source paint
  PRIVATE_USES fmt::fmt nlohmann_json::nlohmann_json)
owldeck_alone(deck/decode_figure.cc deck/decode_slide.cc deck/decode_tensor_figure.cc)
