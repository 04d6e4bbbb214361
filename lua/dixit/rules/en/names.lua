-- Given names, for telling a person from a place and "he" from "she".
--
-- Facts of common knowledge: the names most given in the United States and Britain over the last hundred years (the
-- public lists of their statistical offices), and those common in the news of other countries, in their usual
-- English spelling. Surnames are left out. A name given to both sexes stands in both lists.
--
--   MALE, FEMALE   what the library asks about gender; places and surnames are left out, which would make a man of
--                  "Elizabeth Warren"
--   FIRST_RISKY    given names that are places (Virginia) or surnames (Kelly, Warren) as often: they tell nothing of
--                  gender

local dixit = require "dixit"
local lines = dixit.lines

local MALE = lines [[
    Aaron Abdel Abdul Abdulaziz Abdullah Abdulrahman Abe Abel Abraham Abram Abu Achim Achmed Adalberto Adam Adan
    Adil Adolf Adolfo Adolph Adrian Adriano Agustin Ahmad Ahmed Ahmet Aidan Aiden Ajay Ajit Akbar Akhil Akio Akira
    Alain Alan Alasdair Alastair Albert Alberto Aldo Alec Aleksandar Aleksander Aleksandr Aleksei Aleksey
    Alessandro Alex Alexander Alexandr Alexandre Alexei Alexey Alexis Alf Alfie Alfonso Alfred Alfredo Ali Alistair
    Allan Alonso Alonzo Aloysius Alphonse Alton Alvaro Alvin Amadou Amar Amir Amit Amos Anand Anatole Anatoly
    Anders Andre Andrea Andreas Andrei Andrej Andres Andrew Andrey Andrzej Andy Angelo Angus Anibal Anil Ansel
    Anthony Antoine Anton Antonin Antonio Antony Antti Anwar Archibald Archie Ari Ariel Aristide Armand Armando
    Arnaldo Arnaud Arne Arnold Arsene Arseniy Arthur Artie Artur Arturo Arun Arvind Asad Ashok Ashraf Asif Atul
    Auguste Augustin Augustus Avi Avigdor Axel Ayman Aziz Balthazar Barack Barnaby Barney Barron Barry Bart
    Bartholomew Bartolomeo Bashar Basil Bastian Beau Ben Benedict Beniamino Benito Benjamin Bennie Benny Benoit
    Bernard Bernardo Bernd Bernhard Bernie Bert Bertie Bertram Bertrand Bilal Billy Bjarne Bjorn Blaine Blaise
    Blake Bob Bobby Bogdan Boris Brad Bradford Bradley Brady Bram Brandon Branko Brayden Brendan Brendon Brent Bret
    Brett Brian Bruce Bruno Bryan Bryant Bryce Buddy Burt Byron Caleb Calvin Camillo Carl Carlo Carlos Carlton
    Carmelo Caspar Casper Cecil Cedric Cesar Charles Charley Charlie Chester Chet Chris Christiaan Christoph
    Christophe Christopher Chuck Claude Claudio Claudius Claus Clayton Clem Clemens Cletus Cliff Clifford Clive
    Clyde Colin Colm Connor Conor Conrad Constantin Constantine Corey Cornelius Cory Craig Cristian Cristiano
    Cristobal Curtis Cuthbert Cyril Cyrus Damian Damien Damon Dan Dana Daniel Daniele Danilo Danny Dante Darin
    Dario Darius Darnell Darrel Darrell Darren Darryl Daryl Dave David Davide Declan Deepak Demetrius Denis Dennis
    Denny Denzel Derek Dermot Derrick Desmond Devin Devon Dexter Didier Dieter Dietrich Dimitri Dimitrios Dimitris
    Dinesh Dino Dion Dirk Dmitri Dmitriy Dmitry Domenico Dominic Dominick Dominik Dominique Donal Donald Donnie
    Donny Donovan Doug Douglas Duane Dudley Duncan Dustin Dwayne Dwight Dylan Eamon Eamonn Ebenezer Ed Eddie Eddy
    Edgar Edgardo Edmond Edmund Eduard Eduardo Edward Edwin Efrain Egon Ehud Eli Elias Elijah Elliot Elliott Elmer
    Elon Eloy Elvin Elvis Emanuel Emeka Emerson Emil Emile Emiliano Emilio Emir Emmanuel Emmett Enoch Enrico
    Enrique Ephraim Eric Erich Erick Erik Ernest Ernesto Ernie Ernst Errol Erwin Esteban Ethan Etienne Eugen Eugene
    Eugenio Evan Evander Evaristo Everett Evgeny Ezekiel Ezra Fabian Fabio Fabrice Fabrizio Fahad Faisal Farid
    Farouk Federico Felipe Felix Ferdinand Fergus Fernando Fidel Filip Filippo Finbar Finley Finn Florian Floyd
    Francesco Francis Francisco Franco Francois Frank Frankie Franklin Frans Franz Fred Freddie Freddy Frederic
    Frederick Frederik Fredrik Friedrich Fritz Fumio Gabriel Gabriele Gael Gareth Garfield Garret Garrett Garry
    Gary Gaston Gavin Gavril Gennady Geoff Geoffrey Georg George Georges Georgi Georgios Georgy Gerald Gerard
    Gerardo Gerhard Gerry Gert Gervase Giacomo Gian Gianni Gideon Gil Gilbert Gilberto Giles Gilles Gino Giorgio
    Giovanni Giulio Giuseppe Glen Glenn Godfrey Gonzalo Goran Graeme Greg Gregg Gregor Gregorio Gregory Griffith
    Grigory Guido Guillaume Guillermo Gunnar Gunter Gunther Gus Gustav Gustave Gustavo Habib Hakan Hakim Hal Hamid
    Hamish Hamza Hank Hannibal Hans Harald Hari Haris Harold Haroun Harry Haruki Harvey Hasan Hashim Hassan Hector
    Heinrich Heinz Helge Helmut Hendrik Henri Henrik Henrique Henry Herb Herbert Herman Hermann Hernan Hideo Hilary
    Hiram Hirokazu Hiroshi Hoang Homer Horace Horacio Horatio Horst Hosni Howard Hubert Hugh Hughie Hugo Humberto
    Humphrey Husain Hussain Hussein Hyman Iago Iain Ian Ibrahim Idris Ignacio Ignatius Ignazio Igor Ike Ilan Ilham
    Ilya Imran Inigo Ira Irvin Irving Irwin Isaac Isaiah Isidore Isidro Ismael Ismail Ivan Ivo Ivor Jaap Jabari
    Jacek Jacinto Jack Jackie Jacob Jacques Jaden Jahangir Jaime Jair Jake Jakob Jakub Jalal Jamaal Jamal Jamar
    James Jameson Jamie Jamil Janos Janusz Jared Jaroslav Jaroslaw Jarrett Jarvis Jason Jasper Javad Javier
    Jawaharlal Jaxon Jayden Jean Jeb Jed Jedediah Jeff Jeffery Jeffrey Jens Jerald Jeremiah Jeremy Jermaine Jerome
    Jerry Jerzy Jess Jesse Jethro Jim Jimmie Jimmy Jiri Joachim Joao Joaquim Joaquin Jochen Jody Joe Joel Joey
    Johan Johann Johannes John Johnathan Johnnie Johnny Jon Jonah Jonas Jonathan Jonathon Jorge Jorgen Jose Josef
    Joseph Josh Joshua Josiah Josip Juan Judah Judd Jude Jules Julian Julien Julio Julius Junichiro Jurgen Justin
    Justus Kabir Kai Kailash Kamal Kareem Karel Karim Karl Karl-Heinz Kaspar Kazimierz Kazuo Keir Keith Kelvin Ken
    Kendall Kendrick Kenji Kenneth Kenny Kent Kenzo Kermit Kevin Khaled Khalid Khalil Kieran Kiran Kirill Kirk
    Kjell Klaus Knut Kofi Konrad Konstantin Konstantinos Kris Krzysztof Kunal Kurt Kwame Kwasi Kyle Lachlan
    Ladislav Lakshman Lance Larry Lars Laszlo Laurence Laurent Laurie Lawrence Lazarus Leander Lech Lee Leif Leigh
    Leland Lemuel Len Lenny Leo Leon Leonard Leonardo Leonel Leonid Leopold Leopoldo Leroy Les Leslie Lester Lev
    Levi Liam Lindsey Linus Lionel Llewellyn Lloyd Loic Lonnie Lorenz Lorenzo Lothar Louie Louis Lowell Luc Luca
    Lucas Lucian Luciano Lucien Lucius Ludovic Ludwig Luigi Luis Luiz Lukas Luke Luther Lyle Lyndon Lynn Maarten
    Mahathir Mahdi Maher Mahmoud Mahmud Malachi Malachy Malcolm Mamadou Manfred Manmohan Manny Manoj Manolis Manuel
    Marc Marcel Marcello Marcelo Marcin Marco Marcos Marcus Marek Mariano Mario Mariusz Marko Markus Marlon Martin
    Marty Marvin Marwan Masahiro Massimo Masud Mateo Mateusz Mathias Mathieu Mats Matt Matteo Matthew Matthias
    Matthieu Maurice Mauricio Maurizio Mauro Max Maxim Maxime Maximilian Maximo Maxwell Maynard Mehdi Mehmet Mel
    Melvin Melvyn Menachem Mervyn Micah Michael Michal Micheal Michel Michele Mick Mickey Miguel Mihai Mihail
    Mikael Mike Mikhail Mikkel Mikko Miles Milo Milos Milton Miroslav Mitch Mitchel Mitchell Mitt Moammar Modesto
    Mohamad Mohamed Mohammad Mohammed Mohan Moises Moishe Mordecai Moritz Morrie Mortimer Moses Moshe Muammar
    Muhammad Muhammadu Mukesh Murad Murat Murtaza Musa Mustafa Myles Myron Nabil Nader Naftali Najib Narendra
    Naseem Nasir Nasser Nat Nate Nathan Nathanael Nathaniel Naveen Ned Neil Nelson Nestor Neville Newt Niall
    Niccolo Nicholas Nick Nicky Nicola Nicolae Nicolai Nicolas Nicolo Niels Nigel Nikita Niklas Nikol Nikola
    Nikolai Nikolaos Nikolas Nikolaus Nikolay Nikos Nils Noah Noel Nolan Norbert Norberto Norman Nursultan Octavio
    Octavius Oded Odin Olaf Olav Ole Oleg Oleksandr Oleksiy Oliver Olivier Ollie Omar Omer Orhan Oriol Orson
    Orville Osama Oscar Osman Oswald Oswaldo Otis Otto Owen Pablo Paddy Panagiotis Pankaj Paolo Pascal Pasquale
    Patrice Patricio Patrick Patrik Paul Paulo Pavel Pawel Pedro Percival Percy Perry Petar Pete Peter Petr Petro
    Petros Phil Philip Philipp Philippe Phillip Phineas Pierre Piers Pieter Pietro Piotr Placido Prakash Pranab
    Preston Purushottam Qasem Quentin Quincy Quinn Quinton Rabindranath Radek Radoslaw Radovan Rafael Rafal Rafik
    Raghuram Rahm Rahul Raimondo Raimund Rainer Raj Rajeev Rajendra Rajesh Rajiv Rajnath Ralf Ralph Ram Ramesh
    Ramiro Ramon Ramzan Ramzi Randal Randall Randolph Randy Ranjit Raoul Raphael Rashad Rashid Ratko Raul Ravi
    Raymond Rayner Recep Reggie Reginald Reince Reinhard Reinhold Remi Rene Reuben Reuven Rex Rey Reza Rhys Ricardo
    Riccardo Richard Richie Rick Rickey Ricky Rico Rishi Rob Robbie Robby Robert Roberto Rocco Roddy Roderick
    Rodney Rodolfo Rodrigo Rogelio Roger Rohan Rohit Roland Rolando Rolf Romano Romeo Ron Ronald Ronaldo Ronan
    Ronnie Ronny Rory Roscoe Roy Royce Ruben Rubin Rudi Rudolf Rudolph Rudy Rufus Rupert Ruslan Russ Rutger Ruud
    Ryan Saad Sadiq Saeed Sajid Salah Salim Salman Salvador Salvatore Sam Sami Samir Sammy Samson Samuel Sander
    Sandro Sanjay Sanjeev Santiago Sasha Satoshi Satya Saul Saverio Scott Scotty Seamus Sean Seb Sebastian
    Sebastien Serge Sergei Sergey Sergio Sergiy Seth Seymour Shahbaz Shahid Shane Shashi Shaun Shawn Sheldon
    Sherwood Shigeru Shimon Shinzo Shiv Sid Siddharth Sidney Siegfried Sigmund Silas Silvester Silvio Simeon Simon
    Slobodan Sofian Solomon Sonny Soren Spiro Srinivas Stacy Stan Stanislav Stanislaw Stanley Stefan Stefano
    Steffen Stelios Sten Stephan Stephane Stephen Steve Steven Stewart Stu Stuart Subhash Subrahmanyam Sulaiman
    Suleiman Sundar Sunil Suresh Sven Svend Sylvain Sylvester Tad Tadeusz Tahir Takashi Takeshi Taku Talal Tamas
    Tamir Tancredi Tarek Tariq Taro Tarquin Tatsuya Tayyip Ted Teddy Teodoro Terence Terrance Terrence Terry Thabo
    Thaddeus Theo Theobald Theodor Theodore Thiago Thibault Thierry Thom Thomas Thorsten Thurgood Tim Timo Timothy
    Timur Tito Titus Tobias Toby Todd Tom Tomas Tomasz Tommaso Tommy Tomohiro Toni Tony Torsten Toshio Tracy Travis
    Trent Trevor Trey Tristan Troy Ty Tycho Tyrone Tyson Ugo Ulf Uli Ulric Ulrich Ulysses Umar Umberto Uri Uriah
    Usain Vaclav Valdis Valentin Valentino Valery Vasco Vasily Vaughn Vernon Vic Vicente Victor Vijay Vikram Viktor
    Vince Vincent Vincenzo Vinod Virgil Vitali Vitaly Vito Vittorio Vivek Vlad Vladimir Vladislav Vojislav Volker
    Volodymyr Vyacheslav Waldo Waleed Walid Wallace Wally Walt Walter Waseem Wayne Wendell Werner Wes Wesley Wilber
    Wilbert Wilbur Wiley Wilfred Wilfrid Wilhelm Willard Willem William Willie Willis Wim Winfred Winston Wladyslaw
    Wojciech Wolfgang Woodrow Woody Wyatt Xavier Yahya Yair Yakov Yanis Yannick Yannis Yasser Yasuo Yevgeny Yitzhak
    Yosef Yoshihide Yoshihiko Yoshiro Youssef Yuri Yuriy Yusuf Yvan Yves Zach Zachariah Zachary Zack Zaheer Zane
    Zbigniew Zdravko Zebulon Zeke Ziad Zoltan Zoran Zygmunt
]]

local FEMALE = lines [[
    Aaliyah Abbey Abbie Abby Abigail Ada Adalyn Addie Adela Adele Adelina Adeline Adina Adriana Adrianna Adrienne
    Afsaneh Agatha Aggie Agnes Agnieszka Aida Aileen Aimee Ainsley Aisha Aishwarya Ajla Akiko Alaina Alana Alanna
    Alba Alberta Aleksandra Alena Alessandra Alessia Aletta Alexa Alexandra Alexandrine Alexis Alfreda Alice Alicia
    Alina Aline Alisa Alisha Alison Alissa Alla Allie Allison Ally Allyson Alma Althea Alva Alya Alycia Alyson
    Alyssa Amal Amalia Amanda Amara Amelia Amelie Amina Aminata Amparo Amrita Amy Ana Anabel Anastasia Andrea
    Andree Angela Angele Angelica Angelina Angeline Angelique Angie Anika Anita Anjali Ann Anna Annabel Annabella
    Annabelle Annalena Annalise Anne Anneke Anneliese Annemarie Annette Annie Annika Annmarie Anoushka Anthea
    Antoinette Antonella Antonia Anya Arabella Araceli Aretha Ariana Ariane Arianna Arielle Arlene Arline Arundhati
    Asha Ashlee Ashleigh Ashley Asma Assia Astrid Athena Aubree Aubrey Audra Audrey Augusta Augustina Aurelia Ava
    Aviva Ayako Ayesha Babette Barb Barbara Barbra Bea Beata Beatrice Beatrix Beatriz Becca Becky Belen Belinda
    Bella Benazir Benedicta Berenice Bernadette Bernadine Bernice Bertha Bess Bessie Beth Bethany Betsy Bette
    Bettie Bettina Betty Bettye Bev Beverley Beverly Beyonce Bhavna Bianca Birgit Birgitta Blanca Blanche Bobbie
    Bonita Bonnie Brandi Branka Bree Brenda Briana Brianna Bridget Brigid Brigitte Britney Britt Brittany Brittney
    Bronwen Brooke Brunhilde Bryony Caitlin Caitlyn Callie Camila Camilla Camille Candace Candice Cara Caren Carey
    Carina Carissa Carla Carlotta Carly Carmela Carmella Carmen Carol Carole Caroline Carolyn Carrie Carys
    Cassandra Cassie Catalina Catarina Caterina Catharine Catherine Cathleen Cathryn Cathy Catriona Cecelia Cecile
    Cecilia Cecily Celeste Celia Celina Celine Chandra Chantal Charlene Charmaine Chelsie Cherie Cheryl Chiara
    Chitra Chloe Chrissie Chrissy Christa Christel Christiane Christina Christine Chrystia Ciara Cicely Cindy
    Claire Clara Clare Clarice Clarissa Claudette Claudia Claudine Cleo Clotilde Colette Colleen Concepcion
    Concetta Condoleezza Connie Constanza Consuelo Cora Coralie Cordelia Coretta Corina Corinna Corinne Cornelia
    Corrine Cristina Crystal Cynthia Dagmar Daisy Daliah Dana Danica Daniela Daniella Danielle Danuta Daphne Dara
    Darcey Daria Darla Darlene Davina Deanna Deanne Deb Debbie Debora Deborah Debra Dede Deena Deepika Deirdre
    Delia Delilah Della Delores Delphine Demetria Demi Dena Denise Denyse Desiree Diana Diane Dianna Dianne Dido
    Dilma Dina Dinah Dionne Dodie Dolly Dolores Domenica Dominique Donatella Donna Dora Dorcas Doreen Doris Dorit
    Dorothea Dorothee Dorothy Dory Dottie Dulce Eda Edda Edie Edith Edna Edwina Effie Eileen Eilidh Eimear Elaine
    Eleanor Eleanora Elektra Elena Eleni Eleonora Elfriede Elia Eliana Elif Elin Elinor Elisa Elisabeth Elise
    Elisha Eliza Elizabeth Elke Ella Elle Ellen Ellie Elma Elmira Elodie Eloisa Eloise Elsa Elsbeth Elsie Elspeth
    Elvia Elvira Emer Emilia Emilie Emily Emma Emmanuelle Emmeline Emmy Enid Erica Erika Erin Erma Erna Ernestine
    Esme Esmeralda Esperanza Esra Estela Estella Estelle Ester Esther Ethel Etta Eudora Eugenia Eugenie Eunice
    Euphemia Eva Evangelina Evangeline Eve Evelina Eveline Evelyn Evie Fabienne Fadumo Faiza Farah Farida Fatima
    Fatma Fatou Fawzia Fay Faye Federica Fedora Felicia Felicity Fenella Fernanda Fidelma Fikile Filomena Fiona
    Fionnuala Fleur Flora Flossie Frances Francesca Francine Francoise Frankie Franziska Freda Freida Freya Frida
    Frieda Gabriela Gabriella Gabrielle Gail Gayle Geena Gemma Gena Genevieve Georgette Georgiana Georgie Georgina
    Geraldine Gerda Germaine Gertrude Ghada Ghislaine Gianna Gigi Gilda Gillian Gina Ginevra Ginger Ginny Giorgia
    Giovanna Gisela Gisele Giulia Giuliana Giuseppina Gladys Glenda Glenys Gloria Glynis Golda Goldie Grainne
    Graziella Greta Gretchen Grete Griselda Gudrun Guinevere Gwen Gwendolen Gwendolyn Gwyneth Gwynne Haley Halle
    Hallie Hana Hanan Hanna Hannah Harriet Harriett Hattie Hayley Hazel Heather Hedda Hedwig Hedy Heidemarie Heidi
    Helen Helena Helene Helga Helle Henrietta Henriette Hermine Hermione Hester Hetty Hilary Hilda Hilde Hildegard
    Hillary Hiromi Hollie Holly Honora Hortense Huda Ida Ilana Ilaria Ileana Ilene Ilhan Ilona Ilse Iman Imelda
    Imogen Imogene Ina Indira Indra Ines Inez Inga Inge Ingeborg Ingrid Iona Irena Irene Irina Iris Irma Isabel
    Isabela Isabella Isabelle Isadora Isla Ismene Isobel Isolde Ivana Ivanka Ivette Ivonne Ivy Jacinda Jacinta
    Jackie Jaclyn Jacqueline Jacquelyn Jacqui Jade Jaime Jameela Jamie Jana Jane Janelle Janet Janette Janice Janie
    Janina Janine Janis Janna Jasmin Jasmine Jayne Jayshree Jean Jeanette Jeanie Jeanine Jeanne Jeannette Jeannie
    Jelena Jemima Jen Jenifer Jenna Jennie Jennifer Jenny Jessica Jessie Jill Jillian Jo Joan Joann Joanna Joanne
    Jocelyn Jodi Jodie Jody Joelle Joely Johanna Jolanda Jolene Jordana Josefa Josefina Josephine Josette Josie
    Jovita Joyce Juana Juanita Judi Judith Judy Julia Juliana Julianne Julie Julienne Juliet Juliette Justina
    Justine Kaitlin Kaitlyn Kaja Kamala Kara Karen Kari Karin Karina Karine Karla Karolina Karoline Karyn Kasia
    Kate Katelyn Katerina Katharina Katharine Katherine Kathi Kathie Kathleen Kathryn Kathy Katie Katinka Katja
    Katrin Katrina Katy Katya Kaye Kayla Kaylee Kayleigh Keiko Keisha Kelli Kellie Kellyanne Kelsey Kendra Kerri
    Kerstin Ketanji Khadija Kiera Kimberley Kimberly Kira Kiran Kirsten Kirstie Kirsty Kitty Klara Klaudia Kris
    Krista Kristalina Kristen Kristi Kristie Kristin Kristina Kristine Krystal Krystyna Kyla Kylie Kyra Lacey
    Laetitia Laila Lakshmi Lana Lara Larissa Latasha Latisha Latonya Latoya Laura Lauren Laurie Lavinia Leah Leanna
    Leanne Leela Leena Leigh Leila Lela Lena Leni Lenore Leona Leonie Leonora Leora Lesley Leslie Leta Leticia
    Letitia Lettie Leyla Liana Lidia Liesbeth Liesl Lila Lilian Liliana Lilias Lilith Lillian Lillie Lilly Lily
    Lina Linda Lindsay Lindsey Linn Linnea Lisa Lisbeth Lise Lisette Livia Liz Liza Lizbeth Lizzie Lois Lola Lolita
    Lora Loretta Lori Lorna Lorraine Lotte Lottie Louella Louisa Louise Luana Luanne Lucia Luciana Lucie Lucile
    Lucille Lucinda Lucretia Lucy Ludmila Luisa Lupe Lupita Luz Lydia Lyla Lyn Lynda Lyndsey Lynette Lynn Lynne
    Lyra Lyudmila Mabel Madeleine Madeline Madelyn Madge Mae Maeve Magda Magdalena Maggie Maia Maisie Malala
    Malgorzata Malia Mamie Mandy Manon Manuela Mara Marcela Marcella Marcelle Marcia Marcie Marcy Margaret
    Margarete Margarethe Margarita Margaux Marge Margery Margie Margit Margo Margot Margret Margrethe Marguerite
    Mari Maria Mariah Mariam Mariana Marianna Marianne Maribel Maricela Marie Mariel Marietta Mariette Marija
    Marika Marilyn Marina Marisa Mariska Marisol Marissa Marit Marita Marjorie Marla Marlene Marsha Marta Martha
    Marthe Martina Martine Marva Mary Maryam Maryann Maryanne Marybeth Maryellen Marylou Masako Matilda Maud Maude
    Maura Maureen Mavis Maxine Maya Mayumi Meera Meg Megan Meghan Megyn Mei Melania Melanie Melba Melina Melinda
    Melisa Melissa Melva Meredith Merle Meryl Mette Mia Micaela Michaela Michele Michelle Michiko Mildred Milena
    Millicent Millie Mimi Mina Mindy Minna Minnie Mira Miranda Mireille Mirella Miriam Mitzi Moira Mollie Molly
    Mona Monica Monika Monique Montserrat Morag Moyra Muna Muriel Myfanwy Myra Myriam Myrna Nabila Nada Nadezhda
    Nadia Nadine Nahid Naima Nan Nancy Nanette Naomi Narges Nasreen Nasrin Nastassja Natalia Natalie Natalya
    Natascha Natasha Nathalie Natividad Nawal Nazanin Nell Nelle Nellie Nelly Nerys Nessa Neva Ngaio Ngozi Niamh
    Nichola Nicki Nicola Nicole Nicoletta Nicolette Nigella Nikita Nikki Nila Nina Ninette Nita Noelle Noemi Noor
    Nora Norah Noreen Noriko Norma Nour Nuala Nuria Nydia Octavia Odette Ofelia Oksana Olena Olga Olivia Olwen
    Olympe Oona Oonagh Opal Ophelia Oprah Orla Ornella Ottilie Ouida Paige Paloma Pam Pamela Paola Parvati Pascale
    Patrice Patricia Patti Pattie Patty Paula Paulette Paulina Pauline Pearl Peggy Penelope Penny Pernille Petra
    Petronella Philippa Phillipa Phillis Philomena Phoebe Phyllida Phyllis Pia Pilar Piper Pippa Polly Poppy
    Pratibha Prisca Priscilla Priti Priya Priyanka Prunella Purnima Queenie Quiana Rachael Rachel Rachelle Rae
    Raisa Ramona Rana Rania Raquel Rasheeda Rashida Rebecca Rebekah Reena Regine Reiko Rekha Rena Renata Renate
    Renee Reshma Reva Rhea Rhiannon Rhoda Rhona Rhonda Ria Rihanna Rikki Rina Rita Roberta Rochelle Romola Romy
    Ronda Rosa Rosalia Rosalie Rosalind Rosalinda Rosaline Rosalyn Rosamund Rosanna Rosanne Roseann Roseanne
    Rosella Rosemarie Rosemary Rosetta Rosie Rosina Rosita Roslyn Rowena Roxana Roxane Roxanne Roya Ruby Rukhsana
    Ruth Ruthie Saba Sabina Sabine Sabrina Sadia Sadie Sakura Sally Salma Salome Samantha Samara Samia Samira
    Sandra Sangeeta Sania Sanna Saoirse Sara Sarah Saraswati Sarita Sasha Saskia Scarlett Seema Selena Selina Selma
    Senta Serafina Serena Severine Shabana Shakira Shamima Shana Shania Shanna Shari Sharon Shauna Shawna Shayla
    Sheena Sheila Shelia Shelley Shelly Sheree Sheri Sherri Sherrie Sherry Sheryl Shirin Shirley Shivani Shobha
    Shona Shonda Shreya Sian Sibyl Sidonie Sigourney Sigrid Silke Silvana Silvia Simona Simone Sinead Siobhan Sissy
    Siv Skye Skylar Sofia Sofie Solange Soledad Sonal Sondra Sonia Sonja Sonya Sophia Sophie Soraya Stacey Staci
    Stacie Stacy Stefanie Stella Steph Stephanie Stephenie Suellen Sukie Sumaya Sunita Suparna Surekha Susan Susana
    Susanna Susannah Susanne Sushma Susie Suzan Suzanna Suzanne Suzette Suzie Svetlana Swati Sybil Sylvia Sylvie
    Tabatha Tabitha Takako Talia Tallulah Tamar Tamara Tameka Tamika Tammi Tammie Tammy Tamsin Tania Tanisha Tanya
    Tara Taryn Tasha Tatiana Tatyana Tawana Teresa Teri Terri Terry Tess Tessa Thalia Thea Thelma Theodora Theresa
    Therese Thomasina Tia Tiffani Tiffany Tilda Tillie Timea Tina Tisha Tomoko Toni Tonia Tonya Topsy Tori Tracey
    Traci Tracie Tracy Tricia Trina Trinh Trish Trisha Trixie Trudi Trudie Trudy Tulsi Tzipi Ulla Ulrike Uma Una
    Urmila Ursula Usha Uta Ute Valentina Valeria Valerie Valery Vanessa Vasundhara Veda Velma Venetia Vera Verena
    Verna Veronica Veronika Veronique Vesna Vicki Vickie Vicky Victoria Vijaya Vikki Vilma Viola Violet Violeta
    Violetta Virginie Vivian Viviana Vivien Vivienne Wafa Waltraud Wanda Wendy Wenona Whitney Wilhelmina Wilma
    Winifred Winnie Winona Wislawa Wynona Xanthe Xiomara Yael Yasmeen Yasmin Yasmine Yelena Yetta Yingluck Yoko
    Yolanda Yoriko Yoshiko Yuko Yulia Yuliya Yumiko Yuriko Yvette Yvonne Zadie Zahra Zainab Zara Zaynab Zelda Zelma
    Zena Zenobia Zeynep Zina Zita Zoe Zoey Zofia Zola Zora Zoya Zsofia Zuleika Zuzana
]]

-- Words as well; within a name there is no doubt.
local WORD_MALE = lines [[
    Al Angel Art August Austin Bill Boyd Brock Bud Chad Christian Clay Clement Cody Cole Curt Dale Dean Dick Don
    Drew Dusty Ellis Gene Grant Guy Hunter Jay Jesus Mark Mason Merlin Pat Rand Ray Rich Rod Roman Ross Rowan Rush
    Rusty Sandy Sol Stone Sunny Van Vern Wade Will
]]

local WORD_FEMALE = lines [[
    Amber Angel April August Aurora Autumn Brandy Charity Charlotte Chastity Chelsea Cher Christie Clementine Constance
    Courtney Dahlia Dawn Dee Destiny Dixie Dusty Ebony Faith Fern Flo Florence Gale Gene Grace Hope Jan Joy June
    Kay Laurel Liv Lourdes May Melody Mercedes Mercy Merry Misty Myrtle Olive Pat Patience Patsy Peg Portia
    Prudence Regina Rosario Rose Saffron Sage Sandy Stormy Sue Summer Sunny Venus Verity Willow Winter Wren
]]

-- Places, or surnames as often.
local OTHER_MALE = lines [[
    Allen Ashton Avery Bailey Baldwin Barton Baxter Beck Bennett Benton Booker Brooks Burton Cameron Carson Carter
    Chandler Clark Cleveland Clinton Cooper Cruz Dalton Darwin Davis Doyle Drake Easton Fitzgerald Forrest
    Foster Gage Gordon Grady Graham Gray Grayson Griffin Harlan Harley Harper Harrison Heath Hilton Holden Hudson
    Israel Jackson Jefferson Jordan Kelly Kennedy Kerry Kim Knox Laird Lamar Lambert Lincoln Logan Lou Mansour
    Marion Marshall Merritt Miller Morgan Morris Murray Nash Nixon Noble Norris Orlando Palmer Parker Paxton
    Phoenix Pierce Porter Prasad Reed Reid Robin Roosevelt Russell Santos Sawyer Shannon Shelby Sherman Sinclair
    Spencer Sterling Tanner Taylor Thurman Tripp Tucker Tudor Tyler Upton Walker Ward Warren Washington Wilson
    Winthrop
]]

local OTHER_FEMALE = lines [[
    Addison Adelaide Arden Asia Aspen Avery Bailey Blythe Brooklyn Candida Carmel Carolina Casey Cassidy
    Cherry China Dakota Georgia Guadalupe Hadley Harper India Jordan Kelly Kennedy Kenya Kerry Kim London Lou
    Madison Mallory Marion Merrill Morgan Odessa Reagan Regan Savannah Shannon Shelby Sienna Sierra Sydney Taylor
    Trinity Virginia
]]

return function(p)
    p:words("MALE", MALE)
    p:words("MALE", WORD_MALE)
    p:words("FEMALE", FEMALE)
    p:words("FEMALE", WORD_FEMALE)
    p:words("FIRST_RISKY", OTHER_MALE)
    p:words("FIRST_RISKY", OTHER_FEMALE)
end
