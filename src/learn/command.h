/* The sub-commands of wiregraph-learn about language models. Each takes the arguments behind its name and returns
   the exit status: 0, 1 for a failure, 2 for arguments that make no sense. */
#ifndef LEARN_COMMAND_H
#define LEARN_COMMAND_H

#define TRAIN_USAGE \
    "train --language L --train FILE... [--trees FILE...] [--lexicon FILE] [--dev FILE] [--image IMAGE] " \
    "[--megabytes N] -o MODEL"
#define SEGMENT_USAGE "segment --language L --train FILE... [--image IMAGE] -o MODEL"
#define NAMES_USAGE "names --train FILE [--image IMAGE] -o MODEL"
#define EVALUATE_USAGE "evaluate --language L [--raw] [--model MODEL] [--image IMAGE] FILE.conllu"

int command_train(int count, char **arguments);
int command_segment(int count, char **arguments);
int command_names(int count, char **arguments);
int command_evaluate(int count, char **arguments);

#endif
