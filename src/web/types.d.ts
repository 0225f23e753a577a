/** The name of an activation function, as in torch.nn.functional; "linear" is none at all. */
export type ActivationName =
  | "linear" | "relu" | "leaky_relu" | "elu" | "tanh" | "sigmoid" | "gelu" | "silu" | "softplus";

/** A toy data set: as scikit-learn's make_moons, make_circles and make_blobs, or a few lines of NumPy. */
export type ToyName =
  | "moons" | "circles" | "blobs" | "blobs_3" | "blobs_4" | "blobs_5" | "blobs_6" | "xor"
  | "spirals" | "spirals_easy" | "checkerboard" | "above_sine" | "above_cubic" | "above_abs"
  | "plane" | "bump" | "wave";

/** What a toy data set is drawn from; what is missing takes the value that shows it well. */
export interface Toy {
  name: ToyName;
  /** 20 to 5,000. */
  rows?: number;
  /** Standard deviation of the noise, 0 to 10. */
  noise?: number;
  /** random_state of everything that is drawn. */
  seed?: number;
}

/** Points that a visitor painted: x1 and x2 from -10 to 10, and the class, 0 to 5. */
export interface Painted {
  name: "painted";
  /** 10 to 2,000. */
  points: [x1: number, x2: number, class_: number][];
}

/** A visitor's own table: which file it is from, and what was chosen from it. It is trained by `Table.trainer`. */
export interface Own {
  name: "own";
  file: string;
  /** CRC-32 of the file's bytes, 8 hexadecimal digits. */
  checksum: string;
  /** Whether the first record is a header. */
  header: boolean;
  /** The column to predict, and those to predict from. */
  target: string;
  columns: string[];
  task: TaskName;
  /** What becomes of rows without a value. */
  missing: "drop" | "fill";
}

/** The columns of a table, and what is to be predicted. */
export interface TableInput {
  columns: {
    name: string;
    /** Numbers, or for a category the indices of its levels; NaN where a row has none. */
    values: Float64Array;
    levels?: string[];
  }[];
  target: {
    name: string;
    /** Numbers, or the indices of the classes. */
    values: Float64Array;
    classes?: string[];
  };
}

/** A feature made of the coordinates of a point. */
export type ExtraName = "x1^2" | "x2^2" | "x1*x2" | "sin(x1)" | "sin(x2)";

/** What is other from the next epoch on; what is missing stays. */
export interface ChangeInput {
  activation?: ActivationName | ActivationName[];
  lr?: number;
  weightDecay?: number;
  l1?: number;
  /** Single ones, or every one at once, as `readWeights` gives them. */
  parameters?: ParameterEdit[] | string;
}

/** What is other from an epoch (0-based) on. */
export interface Change extends ChangeInput {
  epoch: number;
}

/** One parameter that is set by hand: a weight, or without an input the unit's bias. All count from 0. */
export interface ParameterEdit {
  layer: number;
  unit: number;
  input?: number;
  value: number;
}

/** What is to be predicted. */
export type TaskName = "two_classes" | "classes" | "number";

/** A unit on a diagram, or with an input the weight from that to it. Layer 0 are the features. */
export interface DiagramPart {
  layer: number;
  unit: number;
  input?: number;
}

/** Rows of a data set. */
export interface Sample {
  /** Where the rows are in the data set, from 0. */
  rows: Uint32Array;
  /** Their features as read, feature after feature. */
  features: Float64Array;
  /** Their targets: 0 or 1, the class from 0, or the number. */
  targets: Float64Array;
}

/** What a layer makes of some rows, unit after unit. */
export interface LayerValues {
  /** Pre-activations; of the last layer the logits, or the number as it is trained. */
  z: Float32Array;
  /** What it hands on; of the last layer the predictions. */
  a: Float32Array;
}

/** One linear layer of standardised features, and how far a network's outputs are from its own. */
export interface Beside {
  /** Row after row: a row of weights for each output. */
  weight: Float64Array;
  bias: Float64Array;
  /** The largest difference of an output over the rows; NaN where one is no number. */
  difference: number;
  /** Rows for which it predicts another class. */
  otherClass: number;
}

/** A network beside one linear layer, over all training and test rows. */
export interface CollapseReport {
  /** Whether the network has no activation, so that it is one linear layer. */
  linear: boolean;
  rows: number;
  /** The network's outputs: the lowest and the highest. */
  lowest: number;
  highest: number;
  /** Its layers, multiplied as if no activation stood between them. */
  product: Beside;
  /** With an activation: the layer nearest to the network's outputs in least squares, once it is found; not sought for more than 256 features. */
  fit?: Beside;
}

/** Hidden units over the training rows. */
export interface UnitCounts {
  /** How many rows were counted: all, or the first 5,000. */
  rows: number;
  layers: {
    /** Rows for which each unit's pre-activation is above 0. */
    on: Uint32Array;
    /** Of sigmoid and tanh: rows for which the slope is less than a twentieth of the steepest. */
    saturated: Uint32Array;
    /** Pre-activations; NaN where one is no number. */
    lowest: Float32Array;
    highest: Float32Array;
  }[];
}

/** Where a unit's pre-activation is 0: weights · x + offset = 0, of features as read. */
export interface Hinge {
  weights: Float64Array;
  offset: number;
}

/** What a run is made of. The same recipe gives the same curves, here and in PyTorch. */
export interface Recipe {
  /** The data set: 299 heart-failure patients, or a toy one. */
  data: "heart" | ToyName | Toy | Painted | Own;
  /** Features made of the coordinates of points, after them: up to one of each. */
  extraFeatures: ExtraName[];
  /** Which rows the standard scaling is fitted on. */
  scaling: "all" | "train";
  /** Share of the rows to test on, between 0 and 1. */
  testSize: number;
  /** random_state of scikit-learn's train_test_split. */
  splitSeed: number;
  /** Units of each hidden layer: up to 8 layers of 1 to 256. */
  hidden: number[];
  /** One for all hidden layers, or one for each. */
  activation: ActivationName | ActivationName[];
  /** What changes on the way while the trained weights are kept, by rising epoch. */
  changes: Change[];
  /** How the weights begin: torch.nn.Linear's own way, or one of torch.nn.init with biases at 0. */
  init: "default" | "xavier_uniform" | "xavier_normal" | "kaiming_uniform" | "kaiming_normal" | "small" | "zeros";
  /** An optimiser of torch.optim and its settings. */
  optimizer: OptimizerRecipe;
  /** Rows per update; null is all of them. */
  batchSize: number | null;
  /** Whether batches are drawn anew each epoch, or taken in the order of the split. */
  shuffle: boolean;
  /** torch.manual_seed before the network is made. */
  seed: number;
  /** How many epochs the run is meant to have; train() may go on. */
  epochs: number;
}

/** What every optimiser has; the fields are those of torch.optim, in camelCase. */
export interface CommonOptimizer {
  lr: number;
  weightDecay: number;
  /** Weight of the sum of the weights' absolute values (not the biases'), added to what is minimised. */
  l1: number;
  schedule: Schedule;
}

export interface Sgd extends CommonOptimizer {
  name: "sgd";
  momentum: number;
  nesterov: boolean;
}

export interface Adam extends CommonOptimizer {
  name: "adam" | "adamw";
  betas: [number, number];
  eps: number;
}

export interface RmsProp extends CommonOptimizer {
  name: "rmsprop";
  alpha: number;
  eps: number;
  momentum: number;
}

/** An optimiser; what is missing takes PyTorch's value, or for SGD the lesson's. */
export type OptimizerRecipe = Sgd | Adam | RmsProp;

/** How the learning rate changes, as StepLR and CosineAnnealingLR stepped after each epoch. */
export type Schedule =
  | { name: "constant" }
  | { name: "step", stepSize: number, gamma?: number }
  | { name: "cosine", tMax?: number | null };

/** A recipe to be completed: what is missing, undefined or null takes the lesson's value. */
export type RecipeInput =
  Partial<Omit<Recipe, "optimizer"> & { optimizer: Partial<Sgd> | Partial<Adam> | Partial<RmsProp> }>;

/** Every epoch's figures; accuracies are fractions. Training figures are from before an epoch's update, test figures from after it. */
export interface History {
  trainLoss: Float32Array;
  testLoss: Float32Array;
  trainAccuracy: Float32Array;
  testAccuracy: Float32Array;
}

/** One epoch's figures. */
export interface Reading {
  trainLoss: number;
  testLoss: number;
  trainAccuracy: number;
  testAccuracy: number;
}

/** One tensor of PyTorch's state_dict. */
export interface Parameter {
  name: string;
  shape: number[];
  values: Float32Array;
}

/** What a run has come to: every epoch's figures, every parameter, and what the optimiser remembers. */
export interface TrainerState {
  trainLoss: Float32Array;
  testLoss: Float32Array;
  trainCorrect: Uint32Array;
  testCorrect: Uint32Array;
  parameters: Float32Array;
  steps: number;
  first: Float32Array;
  second: Float32Array;
}

/** A pair of numbers, for the training and the test rows. */
export interface TrainTest {
  train: number;
  test: number;
}

/** What is written around a chart that is a picture of its own. */
export interface PictureWords {
  title: string;
  /** Of what: the recipe in short words. */
  subtitle: string;
  /** What is upwards, above the chart; empty where the chart says it itself. */
  axis: string;
  legend: PictureEntry[];
  /** Below the chart at the left: which data, which seeds. */
  data: string;
  /** Below it at the right: where it was made. */
  made: string;
  /** The chart in words, for those who do not see it. */
  description: string;
}

/** A line of a picture's legend. */
export interface PictureEntry {
  sign: 'curve' | 'line' | 'thin' | 'dashes' | 'thin dashes' | 'area' | 'dot' | 'ring' | 'square' | 'hollow square' | 'cross' | 'none';
  text: string;
  /** As "#rrggbb"; ink where there is none. */
  color?: string;
  /** Of the model, or of the class, from 0 on: its shape. */
  slot?: number;
  /** Pale, as an earlier run. */
  faded?: boolean;
}

/** Colours of a chart, each as "#rrggbb". */
export interface ChartTheme {
  ink: string;
  grid: string;
  paper: string;
}

/** What is kept of one run, for a study of many seeds. */
export interface Outcome {
  /** Test accuracy, a fraction, after the last epoch; where a number is predicted, the test loss. NaN where the run diverged. */
  last: number;
  /** The 0-based epoch in which the loss was no finite number any more; undefined where it always was one. */
  diverged?: number;
  /** The same measure at up to 500 epochs; nothing of a run that diverged. */
  curve: Float32Array;
}

/** What a model's difference from another, the reference, is worth over some seeds. */
export interface Verdict {
  /** Mean of the differences, and the 95 % interval around it: of accuracies as fractions, or of losses. */
  mean: number;
  low: number;
  high: number;
  /** Seeds with which the model was better, as good, and worse. A run that diverged is worse than one that has not. */
  won: number;
  tied: number;
  lost: number;
  /** Seeds with which at least one of both diverged: these are left out of mean and interval. */
  diverged: number;
  /** All seeds. */
  seeds: number;
}

/** How some values are spread. */
export interface Spread {
  mean: number;
  lowest: number;
  /** Where a tenth of them is below. */
  low: number;
  median: number;
  /** Where a tenth of them is above. */
  high: number;
  highest: number;
}

/** How a measure is spread over the seeds at some epochs. */
export interface Band {
  /** 0-based. */
  epochs: Uint32Array;
  low: Float64Array;
  median: Float64Array;
  high: Float64Array;
}

/** How often each model came to which measure: bins of equal width. */
export interface Histogram {
  start: number;
  width: number;
  /** For each model the number of runs in each bin. */
  counts: Uint32Array[];
  /** For each model the number of runs beyond the last. */
  beyond: number[];
}

/** What a file of weights has for a trainer's network. */
export interface WeightFile {
  /** Every parameter, for `change({ parameters })`: of the trainer's network, or of `instead`. */
  parameters: string;
  /** The type of number that was converted to 32 bits, where one was. */
  converted?: "F64" | "F16" | "BF16";
  /** The epoch at which it was saved, where it says so. */
  epoch?: number;
  /** Where the file is of another network for the same data: why it does not fit, and that one. */
  instead?: {
    reason: string;
    title: string;
    hidden: number[];
    activation: ActivationName[];
  };
}
