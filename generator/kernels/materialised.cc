#include <algorithm>
#include <vector>

#include "generator/kernels/packed_attention.h"

namespace owldeck {
namespace {

/// The matrices of one head of one sequence; rows of queries, keys and values
/// are `stride` apart.
struct HeadMatrices {
  const float* queries;
  const float* keys;
  const float* values;
  std::size_t stride;
  float* packed_keys;    ///< [panel of keys][head_dim, panel]
  float* packed_values;  ///< [panel of columns][token, panel]
  float* scores;         ///< [query, key], rows padded to whole panels
  float* context;        ///< rows as wide as all heads
};

/// One run over held scores, and its memory.
class Materialised {
 public:
  Materialised(const PackedAttention& packed, const float* input,
               std::size_t batch, std::size_t tokens, Workspace& workspace)
      : packed_(packed),
        kernels_(*packed.kernels),
        input_(input),
        batch_(batch),
        tokens_(tokens),
        key_columns_(padded(kernels_, tokens)),
        team_(workspace.team()) {
    blocks_ = row_blocks(kernels_, batch, tokens, team_.size());
    for (std::size_t row = 0; row < tokens; row += kernels_.row_block) {
      queries_.push_back({row, std::min(kernels_.row_block, tokens - row)});
    }
  }

  /// Lays out memory for as many matrices as are held at once.
  void reserve(std::size_t matrices, Workspace& workspace) {
    const std::size_t rows = batch_ * tokens_ * packed_.width();
    const std::size_t columns = tokens_ * packed_.head_columns;
    const std::size_t key_size = key_columns_ * packed_.head_dim;
    zeros_ = zero_buffer(std::max(key_columns_, packed_.head_columns));
    float* next = workspace.memory(
        team_.size() * kProductScratch + 4 * rows + 3 * columns +
        matrices * (key_size + columns + tokens_ * key_columns_));
    const auto take = [&next](std::size_t count) {
      next += count;
      return next - count;
    };
    scratch_ = take(team_.size() * kProductScratch);
    projected_ = take(3 * rows);
    context_ = take(rows);
    copies_ = take(3 * columns);
    for (std::size_t i = 0; i < matrices; ++i) {
      keys_.push_back(take(key_size));
      values_.push_back(take(columns));
      scores_.push_back(take(tokens_ * key_columns_));
    }
  }

  void run_stack();
  void run_loop();
  void run_split(bool fused);
  void join(float* output);

 private:
  [[nodiscard]] float* scratch(std::size_t member) const {
    return scratch_ + member * kProductScratch;
  }
  void project_all(std::size_t first, std::size_t columns, float* result,
                   std::size_t stride);
  void project_each();
  [[nodiscard]] HeadMatrices matrices(std::size_t sequence, std::size_t head,
                                      std::size_t slot) const;
  void attend(const std::vector<HeadMatrices>& heads);
  void score(const HeadMatrices& head, const RowBlock& block,
             std::size_t member) const;
  void soften(const HeadMatrices& head, const RowBlock& block) const;
  void weigh(const HeadMatrices& head, const RowBlock& block,
             std::size_t member) const;

  const PackedAttention& packed_;
  const KernelSet& kernels_;
  const float* input_;
  std::size_t batch_;
  std::size_t tokens_;
  std::size_t key_columns_;
  ThreadTeam& team_;
  std::vector<RowBlock> blocks_;   ///< of all sequences
  std::vector<RowBlock> queries_;  ///< of one sequence
  AlignedBuffer zeros_;
  float* scratch_ = nullptr;
  float* projected_ = nullptr;
  float* context_ = nullptr;
  float* copies_ = nullptr;
  std::vector<float*> keys_;
  std::vector<float*> values_;
  std::vector<float*> scores_;
};

void Materialised::project_all(std::size_t first, std::size_t columns,
                               float* result, std::size_t stride) {
  team_.run(blocks_.size(), [&](std::size_t member, std::size_t task) {
    const RowBlock& block = blocks_[task];
    project(packed_, input_ + block.first * packed_.shape.d_in, block.rows,
            first, columns, result + block.first * stride, stride,
            scratch(member));
  });
}

/// Queries, keys and values as three matrices, one after the other.
void Materialised::project_each() {
  const std::size_t width = packed_.width();
  for (std::size_t part = 0; part < 3; ++part) {
    project_all(part * width, width,
                projected_ + part * batch_ * tokens_ * width, width);
  }
}

/// A head's columns in what `project_each` made.
HeadMatrices Materialised::matrices(std::size_t sequence, std::size_t head,
                                    std::size_t slot) const {
  const std::size_t width = packed_.width();
  const std::size_t from =
      sequence * tokens_ * width + head * packed_.head_columns;
  const std::size_t part = batch_ * tokens_ * width;
  const float* queries = projected_ + from;
  return {queries,     queries + part, queries + 2 * part, width,
          keys_[slot], values_[slot],  scores_[slot],      context_ + from};
}

void Materialised::score(const HeadMatrices& head, const RowBlock& block,
                         std::size_t member) const {
  kernels_.multiply({.left = head.queries + block.first * head.stride,
                     .left_stride = head.stride,
                     .rows = block.rows,
                     .depth = packed_.head_dim,
                     .right = head.packed_keys,
                     .panel_stride = packed_.head_dim * kernels_.panel,
                     .columns = key_columns_,
                     .bias = zeros_.data(),
                     .result = head.scores + block.first * key_columns_,
                     .result_stride = key_columns_,
                     .scratch = scratch(member)});
}

void Materialised::soften(const HeadMatrices& head,
                          const RowBlock& block) const {
  const bool causal = packed_.shape.causal;
  kernels_.softmax({.scores = head.scores + block.first * key_columns_,
                    .stride = key_columns_,
                    .rows = block.rows,
                    .columns = tokens_,
                    .visible = causal ? block.first + 1 : tokens_,
                    .visible_step = causal ? 1U : 0U,
                    .scale = packed_.scale});
}

void Materialised::weigh(const HeadMatrices& head, const RowBlock& block,
                         std::size_t member) const {
  kernels_.multiply({.left = head.scores + block.first * key_columns_,
                     .left_stride = key_columns_,
                     .rows = block.rows,
                     .depth = tokens_,
                     .right = head.packed_values,
                     .panel_stride = tokens_ * kernels_.panel,
                     .columns = packed_.head_columns,
                     .bias = zeros_.data(),
                     .result = head.context + block.first * packed_.width(),
                     .result_stride = packed_.width(),
                     .scratch = scratch(member)});
}

/// Scores, softmax and weighted sum of some heads: each step of all of them
/// before the next.
void Materialised::attend(const std::vector<HeadMatrices>& heads) {
  team_.run(heads.size(), [&](std::size_t, std::size_t task) {
    const HeadMatrices& head = heads[task];
    pack_rows(kernels_, head.keys, head.stride, tokens_, packed_.head_dim, 0,
              head.packed_keys);
    pack_columns(kernels_, head.values, head.stride, tokens_,
                 packed_.head_columns, 0, head.packed_values,
                 tokens_ * kernels_.panel);
  });
  const std::size_t tasks = heads.size() * queries_.size();
  const auto each = [&](const auto& work) {
    team_.run(tasks, [&](std::size_t member, std::size_t task) {
      work(heads[task / queries_.size()], queries_[task % queries_.size()],
           member);
    });
  };
  each([this](const HeadMatrices& head, const RowBlock& block,
              std::size_t member) { score(head, block, member); });
  each([this](const HeadMatrices& head, const RowBlock& block, std::size_t) {
    soften(head, block);
  });
  each([this](const HeadMatrices& head, const RowBlock& block,
              std::size_t member) { weigh(head, block, member); });
}

void Materialised::run_stack() {
  const std::size_t width = packed_.width();
  const std::size_t columns = packed_.head_columns;
  const std::size_t part = batch_ * tokens_ * columns;
  for (std::size_t head = 0; head < packed_.shape.heads; ++head) {
    for (std::size_t i = 0; i < 3; ++i) {
      project_all(i * width + head * columns, columns, projected_ + i * part,
                  columns);
    }
    std::vector<HeadMatrices> sequences;
    for (std::size_t sequence = 0; sequence < batch_; ++sequence) {
      const float* queries = projected_ + sequence * tokens_ * columns;
      sequences.push_back(
          {queries, queries + part, queries + 2 * part, columns,
           keys_[sequence], values_[sequence], scores_[sequence],
           context_ + sequence * tokens_ * width + head * columns});
    }
    attend(sequences);
  }
}

void Materialised::run_loop() {
  project_each();
  const std::size_t columns = packed_.head_columns;
  for (std::size_t i = 0; i < batch_ * packed_.shape.heads; ++i) {
    HeadMatrices head =
        matrices(i / packed_.shape.heads, i % packed_.shape.heads, 0);
    float* copy = copies_;
    for (const float** matrix : {&head.queries, &head.keys, &head.values}) {
      for (std::size_t row = 0; row < tokens_; ++row) {
        std::copy_n(*matrix + row * head.stride, columns, copy + row * columns);
      }
      *matrix = copy;
      copy += tokens_ * columns;
    }
    head.stride = columns;
    attend({head});
  }
}

void Materialised::run_split(bool fused) {
  const std::size_t width = packed_.width();
  if (fused) {
    project_all(0, 3 * width, projected_, 3 * width);
  } else {
    project_each();
  }
  std::vector<HeadMatrices> heads;
  for (std::size_t i = 0; i < batch_ * packed_.shape.heads; ++i) {
    const std::size_t sequence = i / packed_.shape.heads;
    HeadMatrices head = matrices(sequence, i % packed_.shape.heads, i);
    if (fused) {
      head.stride = 3 * width;
      head.queries = projected_ + sequence * tokens_ * head.stride +
                     i % packed_.shape.heads * packed_.head_columns;
      head.keys = head.queries + width;
      head.values = head.keys + width;
    }
    heads.push_back(head);
  }
  attend(heads);
}

void Materialised::join(float* output) {
  team_.run(blocks_.size(), [&](std::size_t member, std::size_t task) {
    const RowBlock& block = blocks_[task];
    project_out(packed_, context_ + block.first * packed_.width(), block.rows,
                output + block.first * packed_.shape.d_model, scratch(member));
  });
}

}  // namespace

void run_materialised(const PackedAttention& packed,
                      FastImplementation implementation, const float* input,
                      std::size_t batch, std::size_t tokens, float* output,
                      Workspace& workspace) {
  Materialised run(packed, input, batch, tokens, workspace);
  if (implementation == FastImplementation::Stack) {
    run.reserve(batch, workspace);
    run.run_stack();
  } else if (implementation == FastImplementation::Loop) {
    run.reserve(1, workspace);
    run.run_loop();
  } else {
    run.reserve(batch * packed.shape.heads, workspace);
    run.run_split(implementation == FastImplementation::Fused);
  }
  run.join(output);
}

}  // namespace owldeck
